//! What is drawn: theme, widgets, and one folder a panel. Panels read data and push commands.
