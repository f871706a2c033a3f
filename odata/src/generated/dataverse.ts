// Generated from models/dataverse.csdl.xml by odata/scripts/generate-records.ts: do not edit.

