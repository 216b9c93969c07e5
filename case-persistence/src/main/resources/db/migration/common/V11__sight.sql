-- What a member may do in the account, each word between blanks.
alter table person add column grants varchar(200) default '' not null;
update person set grants = ' OPEN_CASES REPLY RESOLVE REOPEN SEE_ALL MANAGE_KEYS ' where roles like '% MEMBER %';
create index person_by_account on person (account_id, name, id);

-- Whether only its members see a case.
alter table support_case add column confidential boolean default false not null;

-- Whose case it is: a row for the requester and for each member who is named in it, so that one index leads from a
-- person to everything the person sees without seeing all.
create table case_member (
    account_id varchar(12) not null,
    case_id    varchar(64) not null,
    person_id  varchar(36) not null,
    constraint case_member_pk primary key (account_id, case_id, person_id),
    constraint case_member_case_fk foreign key (account_id, case_id)
        references support_case (account_id, id) on delete cascade
);

insert into case_member (account_id, case_id, person_id) select account_id, id, requester_id from support_case;
create index case_member_by_person on case_member (account_id, person_id, case_id);
