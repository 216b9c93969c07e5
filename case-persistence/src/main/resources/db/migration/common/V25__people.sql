-- A link by which a person who has forgotten the password sets a new one. Of its token, only the hash is kept.
create table password_reset (
    person_id  varchar(36)              not null,
    token_hash varchar(64)              not null,
    expires_at timestamp with time zone not null,
    constraint password_reset_pk primary key (person_id),
    constraint password_reset_token_uk unique (token_hash),
    constraint password_reset_person_fk foreign key (person_id) references person (id) on delete cascade
);

create index password_reset_by_expiry on password_reset (expires_at);

-- Since when a person may not sign in; null for everybody else.
alter table person add column deactivated_at timestamp with time zone;

-- The time zone a person has chosen, or the browser's at the first sign-in.
alter table person add column zone varchar(64);

-- How many open cases an agent gets at most by taking the next one; null for no limit.
alter table agent_skill add column most_open integer;

-- The browser and the system of a sign-in, in words. A server of the release before leaves it empty.
alter table sign_in add column device varchar(200);
