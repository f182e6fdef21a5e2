# Finds a JDK 25 for the build and the launcher, sets JAVA_HOME to it, and says clearly when there is none.
# Sourced by ./mvnw and ./aegis-images; AEGIS_JAVA_HOME wins over everything else.

jdk_feature() { # the feature release of the JDK in $1, from its release file; nothing when it is no JDK
  [ -x "$1/bin/java" ] && sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

find_jdk() { # $1: "jdk" when a compiler is needed
  path_java=$(command -v java 2>/dev/null) && path_java=$(readlink -f "$path_java" 2>/dev/null) || path_java=
  for home in "${AEGIS_JAVA_HOME:-}" "${JAVA_HOME:-}" "${path_java%/bin/java}" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    [ -n "$home" ] || continue
    feature=$(jdk_feature "$home") || continue
    [ "${feature:-0}" -ge 25 ] 2>/dev/null || continue
    [ "$1" != jdk ] || [ -x "$home/bin/javac" ] || continue
    JAVA_HOME=$home
    export JAVA_HOME
    return 0
  done
  echo "aegis-images: no JDK 25 found (looked at AEGIS_JAVA_HOME, JAVA_HOME, PATH, /usr/lib/jvm, /opt and ~/.sdkman):" \
    "install one (Debian 13, Ubuntu 24.04 and later: apt-get install openjdk-25-jdk-headless) or set AEGIS_JAVA_HOME to it" >&2
  return 1
}
