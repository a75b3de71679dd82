"""The running process: HTTP, command line, settings, logs. Imports every layer below; nothing imports it."""
