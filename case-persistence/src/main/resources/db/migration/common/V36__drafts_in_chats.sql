-- What an agent has written in a chat and not sent. Servers of the release before keep none.
alter table chat_reader add column unsent text;
-- Why a supervisor set the agent to away; empty where the agent did; null for chats that were not accepted.
alter table agent_availability add column away_reason text;
-- Why a supervisor set how many chats the agent has at once.
alter table agent_availability add column at_once_reason text;
