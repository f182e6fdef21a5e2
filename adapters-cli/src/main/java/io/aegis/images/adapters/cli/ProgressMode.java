package io.aegis.images.adapters.cli;

/** How a running pull is shown. */
enum ProgressMode {
    auto,
    plain,
    none;

    ProgressDisplay display(Console console) {
        return switch (this) {
            case auto -> console.terminal() ? new LiveProgress(console) : new PlainProgress(console.err());
            case plain -> new PlainProgress(console.err());
            case none -> ProgressDisplay.NONE;
        };
    }
}
