"""HTTP for all endpoints: replies, compression, CORS, Vary."""
