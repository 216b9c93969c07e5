-- What an agent has written in a chat and not sent. Servers of the release before keep none.
alter table chat_reader add column unsent text;
-- Why a supervisor set the agent to away; null for chats that were not accepted.
alter table agent_availability add column away_reason text;
