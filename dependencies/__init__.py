"""What Isnad depends on: the locks read, a bill of materials, and an audit of known vulnerabilities; no part of the service."""
