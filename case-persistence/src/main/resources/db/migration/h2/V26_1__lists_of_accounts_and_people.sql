-- What the lists of accounts and people are searched and sorted by: a name from each of its first four words on,
-- in lower case, and numbers, addresses and their domains from their beginnings.
-- The staff are all people but those who are members only.
alter table account add column name_key_1 varchar(510) generated always as (lower(replace(name, '　', ' ')));
alter table account add column name_key_2 varchar(510) generated always as (
    regexp_substr(lower(replace(name, '　', ' ')), '^(?:[^ ]+ +){1}(.+)$', 1, 1, '', 1));
alter table account add column name_key_3 varchar(510) generated always as (
    regexp_substr(lower(replace(name, '　', ' ')), '^(?:[^ ]+ +){2}(.+)$', 1, 1, '', 1));
alter table account add column name_key_4 varchar(510) generated always as (
    regexp_substr(lower(replace(name, '　', ' ')), '^(?:[^ ]+ +){3}(.+)$', 1, 1, '', 1));
alter table account add column number_key varchar(12) generated always as (id);
alter table account add column suspended boolean generated always as (suspended_at is not null);

create index account_by_name_key_1 on account (name_key_1, id);
create index account_by_name_key_2 on account (name_key_2, id);
create index account_by_name_key_3 on account (name_key_3, id);
create index account_by_name_key_4 on account (name_key_4, id);
create index account_by_number_key on account (number_key, id);
create index account_by_plan on account (plan, name_key_1, id);
create index account_by_suspended on account (suspended, name_key_1, id);

alter table person add column name_key_1 varchar(510) generated always as (lower(replace(name, '　', ' ')));
alter table person add column name_key_2 varchar(510) generated always as (
    regexp_substr(lower(replace(name, '　', ' ')), '^(?:[^ ]+ +){1}(.+)$', 1, 1, '', 1));
alter table person add column name_key_3 varchar(510) generated always as (
    regexp_substr(lower(replace(name, '　', ' ')), '^(?:[^ ]+ +){2}(.+)$', 1, 1, '', 1));
alter table person add column name_key_4 varchar(510) generated always as (
    regexp_substr(lower(replace(name, '　', ' ')), '^(?:[^ ]+ +){3}(.+)$', 1, 1, '', 1));
alter table person add column email_key varchar(320) generated always as (email);
alter table person add column domain_key varchar(320) generated always as (
    substring(email from nullif(position('@' in email), 0) + 1));
alter table person add column deactivated boolean generated always as (deactivated_at is not null);
alter table person add column staff boolean generated always as (roles <> ' MEMBER ');

create index person_by_name_key_1 on person (name_key_1, id);
create index person_by_name_key_2 on person (name_key_2, id);
create index person_by_name_key_3 on person (name_key_3, id);
create index person_by_name_key_4 on person (name_key_4, id);
create index person_by_email_key on person (email_key, id);
create index person_by_domain_key on person (domain_key, id);
create index person_by_deactivated on person (deactivated, name_key_1, id);
create index person_by_staff on person (staff, name_key_1, id);

-- When the person signed in last. Servers of the release before leave it as it is.
alter table person add column signed_in_at timestamp with time zone;
update person set signed_in_at = (select max(s.started_at) from sign_in s where s.person_id = person.id)
    where id in (select person_id from sign_in);
