# Labels of commands.
