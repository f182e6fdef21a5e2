/* How numbers, times and foreign text are written. */

const UNITS = ['KiB', 'MiB', 'GiB', 'TiB'];

export function bytes(count) {
  if (count == null) return '–';
  if (count < 1024) return `${count} B`;
  let value = count;
  let unit = -1;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`;
}

export function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

export function duration(millis) {
  if (millis == null) return '–';
  if (millis < 1000) return `${Math.round(millis)} ms`;
  const seconds = millis / 1000;
  if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** How long ago, in one unit. */
export function ago(time, now = Date.now()) {
  const seconds = Math.round((now - new Date(time).getTime()) / 1000);
  if (Math.abs(seconds) < 10) return 'just now';
  const span = Math.abs(seconds);
  const text =
    span < 60 ? `${span} s`
    : span < 3600 ? `${Math.floor(span / 60)} min`
    : span < 86400 * 2 ? `${Math.floor(span / 3600)} h`
    : `${Math.floor(span / 86400)} d`;
  return seconds < 0 ? `in ${text}` : `${text} ago`;
}

export function exact(time) {
  const at = new Date(time);
  return `${at.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })} (${at.toISOString()})`;
}

/** `RegistryUnreachable` as words. */
export function words(name) {
  const spaced = name.replace(/^Tls/, 'TLS').replace(/(?<=[a-zS])([A-Z])(?=[a-z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** Characters that hide, or that turn the text around them, are shown by their number. */
export function visible(text) {
  return String(text).replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (hidden) => `‹U+${hidden.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}›`,
  );
}

/** Docker Hub's images by the names that people know. */
export function familiar(reference) {
  return reference.replace(/^docker\.io\/library\//, '').replace(/^docker\.io\//, '');
}
