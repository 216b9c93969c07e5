package org.caseport.web.fakes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.file.BlobStore;
import org.caseport.domain.file.FileId;

public class InMemoryBytes implements BlobStore {

    public final Map<FileId, byte[]> byId = new LinkedHashMap<>();

    @Override
    public long store(AccountId account, FileId file, InputStream bytes, long most) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bytes.transferTo(out);
        byId.put(file, out.toByteArray());
        return out.size();
    }

    @Override
    public boolean copyTo(AccountId account, FileId file, OutputStream out) throws IOException {
        out.write(byId.getOrDefault(file, new byte[0]));
        return byId.containsKey(file);
    }

    @Override
    public boolean copyTo(AccountId account, FileId file, long from, long length, OutputStream out) throws IOException {
        byte[] all = byId.getOrDefault(file, new byte[0]);
        out.write(all, (int) from, (int) Math.min(length, all.length - from));
        return byId.containsKey(file);
    }

    @Override
    public void overwrite(AccountId account, FileId file, long from, byte[] bytes) {
        System.arraycopy(bytes, 0, byId.getOrDefault(file, new byte[0]), (int) from, bytes.length);
    }

    @Override
    public void delete(AccountId account, FileId file) {
        byId.remove(file);
    }
}
