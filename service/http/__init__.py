"""HTTP for all doors: replies, compression, CORS, Vary."""
