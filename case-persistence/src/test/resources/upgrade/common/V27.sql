insert into muted_mail (person_id, topic) values ('member-{n}', 'CASE_CREATED');
