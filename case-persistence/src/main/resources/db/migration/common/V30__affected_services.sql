-- The codes of the services that an announcement is about, with blanks between them; none for all.
-- Servers of a release before this show such an announcement for every service.
alter table announcement add column services varchar(4000) default '' not null;
