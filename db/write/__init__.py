"""Write rows: gather and write them table by table, with their locks, filters and copies."""
