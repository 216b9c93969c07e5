create index chat_line on chat (state, place_since, id);
create index chat_transcripts on chat (state, transcript);
create index chat_file_unsent on chat_file (kept_at);
