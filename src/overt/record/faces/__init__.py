"""What can be done with an open record, one noun a file; `overt.record.Record` has all of it."""
