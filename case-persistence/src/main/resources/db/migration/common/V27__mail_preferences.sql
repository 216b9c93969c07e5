-- What a person does not want to be mailed about. A server of the release before mails it all the same.
create table muted_mail (
    person_id varchar(36) not null,
    topic     varchar(40) not null,
    constraint muted_mail_pk primary key (person_id, topic),
    constraint muted_mail_person_fk foreign key (person_id) references person (id) on delete cascade
);
