# Panels, dialogs, toasts.
