package org.caseport.persistence.draft;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.List;
import org.caseport.persistence.column.RowKey;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of one field of a draft. */
@Entity
@Table(name = "draft_field")
@IdClass(DraftFieldRow.Key.class)
@NullUnmarked
class DraftFieldRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    @Column(name = "draft_id")
    String draft;

    @Id
    String name;

    String text;

    static DraftFieldRow of(DraftRow draft, String name, String text) {
        DraftFieldRow row = new DraftFieldRow();
        row.account = draft.account;
        row.draft = draft.id;
        row.name = name;
        row.text = text;
        return row;
    }

    static class Key extends RowKey {

        private static final long serialVersionUID = 1L;

        String account;
        String draft;
        String name;

        @Override
        protected List<Object> values() {
            return List.of(account, draft, name);
        }
    }
}
