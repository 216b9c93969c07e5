-- Chats that are not ended, which are few of all, and those whose transcript is to be made.
create index chat_line on chat (place_since, id) where state in ('waiting', 'ringing', 'open');
create index chat_transcripts on chat (changed_at) where state = 'ended' and transcript is null;
create index chat_file_unsent on chat_file (kept_at) where entry_number is null;
