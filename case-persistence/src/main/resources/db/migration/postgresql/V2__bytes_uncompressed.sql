-- Most attachments are compressed already; trying again costs time and wins nothing.
alter table stored_file_chunk alter column bytes set storage external;
