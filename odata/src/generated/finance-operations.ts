// Generated from models/finance-operations.csdl.xml by odata/scripts/generate-records.ts: do not edit.

