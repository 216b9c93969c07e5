-- Kinds of events that are posted only to webhooks that choose them, with blanks between them.
alter table hook add column chosen varchar(1000);
