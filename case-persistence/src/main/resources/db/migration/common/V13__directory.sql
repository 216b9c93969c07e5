-- Who somebody of ours is to a directory: the subject of an OpenID provider, or the id of an LDAP entry.
create table directory_identity (
    issuer    varchar(255)             not null,
    subject   varchar(255)             not null,
    person_id varchar(36)              not null,
    linked_at timestamp with time zone not null,
    constraint directory_identity_pk primary key (issuer, subject),
    constraint directory_identity_person_fk foreign key (person_id) references person (id) on delete cascade
);

create index directory_identity_by_person on directory_identity (person_id);

-- What a sign-in keeps for which a directory answered; it goes with the sign-in.
create table directory_sign_in (
    token_hash       varchar(128)             not null,
    issuer           varchar(255)             not null,
    subject          varchar(255)             not null,
    provider_session varchar(255),
    id_token         varchar(20000),
    refresh_key      varchar(64),
    refresh_token    varchar(30000),
    started_at       timestamp with time zone not null,
    asked_at         timestamp with time zone not null,
    constraint directory_sign_in_pk primary key (token_hash),
    constraint directory_sign_in_fk foreign key (token_hash) references sign_in (token_hash) on delete cascade
);

create index directory_sign_in_by_subject on directory_sign_in (issuer, subject);
create index directory_sign_in_by_session on directory_sign_in (issuer, provider_session);
create index directory_sign_in_by_asked_at on directory_sign_in (asked_at);

-- Sign-ins that wait for a provider's answer, for minutes at the most.
create table begun_sign_in (
    state_hash   varchar(128)             not null,
    browser_hash varchar(128)             not null,
    nonce        varchar(128)             not null,
    verifier     varchar(128)             not null,
    return_to    varchar(2000)            not null,
    begun_at     timestamp with time zone not null,
    constraint begun_sign_in_pk primary key (state_hash)
);

create index begun_sign_in_by_begun_at on begun_sign_in (begun_at);
