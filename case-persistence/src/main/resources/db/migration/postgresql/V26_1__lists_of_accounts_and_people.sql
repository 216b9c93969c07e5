-- What the lists of accounts and people are searched and sorted by: a name from each of its first four words on,
-- in lower case, and numbers, addresses and their domains from their beginnings, in the order of code points.
-- The staff are all people but those who are members only.
alter table account
    add column name_key_1 varchar(510) collate "C" generated always as (lower(replace(name, '　', ' '))) stored,
    add column name_key_2 varchar(510) collate "C" generated always as (
        substring(lower(replace(name, '　', ' ')) from '^(?:[^ ]+ +){1}(.+)$')) stored,
    add column name_key_3 varchar(510) collate "C" generated always as (
        substring(lower(replace(name, '　', ' ')) from '^(?:[^ ]+ +){2}(.+)$')) stored,
    add column name_key_4 varchar(510) collate "C" generated always as (
        substring(lower(replace(name, '　', ' ')) from '^(?:[^ ]+ +){3}(.+)$')) stored,
    add column number_key varchar(12) collate "C" generated always as (id) stored,
    add column suspended boolean generated always as (suspended_at is not null) stored;

create index account_by_name_key_1 on account (name_key_1, id);
create index account_by_name_key_2 on account (name_key_2, id) where name_key_2 is not null;
create index account_by_name_key_3 on account (name_key_3, id) where name_key_3 is not null;
create index account_by_name_key_4 on account (name_key_4, id) where name_key_4 is not null;
create index account_by_number_key on account (number_key, id);
create index account_by_plan on account (plan, name_key_1, id);
create index account_by_suspended on account (suspended, name_key_1, id);

alter table person
    add column name_key_1 varchar(510) collate "C" generated always as (lower(replace(name, '　', ' '))) stored,
    add column name_key_2 varchar(510) collate "C" generated always as (
        substring(lower(replace(name, '　', ' ')) from '^(?:[^ ]+ +){1}(.+)$')) stored,
    add column name_key_3 varchar(510) collate "C" generated always as (
        substring(lower(replace(name, '　', ' ')) from '^(?:[^ ]+ +){2}(.+)$')) stored,
    add column name_key_4 varchar(510) collate "C" generated always as (
        substring(lower(replace(name, '　', ' ')) from '^(?:[^ ]+ +){3}(.+)$')) stored,
    add column email_key varchar(320) collate "C" generated always as (email) stored,
    add column domain_key varchar(320) collate "C" generated always as (
        substring(email from nullif(position('@' in email), 0) + 1)) stored,
    add column deactivated boolean generated always as (deactivated_at is not null) stored,
    add column staff boolean generated always as (roles <> ' MEMBER ') stored;

create index person_by_name_key_1 on person (name_key_1, id);
create index person_by_name_key_2 on person (name_key_2, id) where name_key_2 is not null;
create index person_by_name_key_3 on person (name_key_3, id) where name_key_3 is not null;
create index person_by_name_key_4 on person (name_key_4, id) where name_key_4 is not null;
create index person_by_email_key on person (email_key, id);
create index person_by_domain_key on person (domain_key, id);
create index person_by_deactivated on person (deactivated, name_key_1, id);
create index person_by_staff on person (staff, name_key_1, id);

-- When the person signed in last. Servers of the release before leave it as it is.
alter table person add column signed_in_at timestamp with time zone;
update person set signed_in_at = (select max(s.started_at) from sign_in s where s.person_id = person.id)
    where id in (select person_id from sign_in);
