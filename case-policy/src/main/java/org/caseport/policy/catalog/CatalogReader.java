package org.caseport.policy.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.Category;
import org.caseport.domain.catalog.LimitType;
import org.caseport.domain.catalog.LimitType.Limit;
import org.caseport.domain.catalog.LimitType.Region;
import org.caseport.domain.catalog.LocalizedText;
import org.caseport.domain.catalog.RecommendedLink;
import org.caseport.domain.catalog.Service;
import org.caseport.policy.data.YamlEntry;
import org.jspecify.annotations.Nullable;

/** Reads the catalog from its files, starting from the index. */
final class CatalogReader {

    private static final String INDEX = "index.yaml";

    /** The case types of services. A service limit increase has limit types instead of services. */
    private static final Map<String, CaseType> TYPES = Map.of(
            CaseType.ACCOUNT_AND_BILLING.code(), CaseType.ACCOUNT_AND_BILLING,
            CaseType.TECHNICAL.code(), CaseType.TECHNICAL);

    private final Files files;
    private final HelpArticleReader articles;
    private final Set<String> codesOfServices = new HashSet<>();

    CatalogReader(Files files) {
        this.files = files;
        this.articles = new HelpArticleReader(files);
    }

    Catalog read() {
        YamlEntry index = open(INDEX, null).hasOnly("languages", "services", "limit-types");
        CatalogEntryReader words = new CatalogEntryReader(
                index.get("languages").items().stream().map(YamlEntry::text).toList());
        if (!words.languages().contains("en")) {
            throw index.get("languages").wrong("English (en) is missing, which stands in for other languages");
        }
        List<Service> services = new ArrayList<>();
        for (YamlEntry file : index.get("services").items()) {
            services.addAll(services(open(file.text(), file), words));
        }
        YamlEntry file = index.get("limit-types");
        List<LimitType> limitTypes = limitTypes(open(file.text(), file), words);
        return new Catalog(services, limitTypes, articles.all());
    }

    private List<Service> services(YamlEntry file, CatalogEntryReader words) {
        file.hasOnly("types", "group", "services");
        Set<CaseType> types = new HashSet<>();
        file.get("types").items().forEach(type -> types.add(type.oneOf(TYPES)));
        LocalizedText group = file.find("group").map(words::in).orElse(null);
        List<Service> services = new ArrayList<>();
        for (YamlEntry service : file.get("services").items()) {
            service.hasOnly("code", "name", "categories");
            services.add(new Service(
                    words.newCode(service.get("code"), codesOfServices),
                    words.in(service.get("name")),
                    group,
                    types,
                    categories(service.get("categories"), words)));
        }
        return services;
    }

    private List<Category> categories(YamlEntry list, CatalogEntryReader words) {
        QuestionReader questions = new QuestionReader(words);
        Set<String> codes = new HashSet<>();
        List<Category> categories = new ArrayList<>();
        for (YamlEntry category : list.items()) {
            category.hasOnly("code", "name", "prompt", "links", "questions");
            categories.add(new Category(
                    words.newCode(category.get("code"), codes),
                    words.in(category.get("name")),
                    words.in(category.get("prompt")),
                    links(category.get("links"), words),
                    category.find("questions").map(questions::read).orElseGet(List::of)));
        }
        return categories;
    }

    private List<RecommendedLink> links(YamlEntry list, CatalogEntryReader words) {
        List<RecommendedLink> links = new ArrayList<>();
        for (YamlEntry link : list.items()) {
            link.hasOnly("title", "address");
            YamlEntry address = link.get("address");
            links.add(new RecommendedLink(words.in(link.get("title")), words.address(address)));
            articles.follow(address, words.languages());
        }
        return links;
    }

    private List<LimitType> limitTypes(YamlEntry file, CatalogEntryReader words) {
        file.hasOnly("regions", "limit-types");
        Map<String, Region> regions = regions(file.get("regions"), words);
        List<LimitType> limitTypes = new ArrayList<>();
        for (YamlEntry type : file.get("limit-types").items()) {
            type.hasOnly("code", "name", "prompt", "links", "regions", "limits");
            limitTypes.add(new LimitType(
                    words.newCode(type.get("code"), codesOfServices),
                    words.in(type.get("name")),
                    words.in(type.get("prompt")),
                    links(type.get("links"), words),
                    chosen(type.get("regions"), regions),
                    limits(type.get("limits"), words)));
        }
        return limitTypes;
    }

    private static Map<String, Region> regions(YamlEntry list, CatalogEntryReader words) {
        Map<String, Region> regions = new LinkedHashMap<>();
        Set<String> codes = new HashSet<>();
        for (YamlEntry region : list.items()) {
            region.hasOnly("code", "name");
            String code = words.newCode(region.get("code"), codes);
            regions.put(code, new Region(code, words.in(region.get("name"))));
        }
        return regions;
    }

    private static List<Region> chosen(YamlEntry list, Map<String, Region> regions) {
        List<Region> chosen = new ArrayList<>();
        for (YamlEntry region : list.items()) {
            Region named = region.oneOf(new TreeMap<>(regions));
            if (chosen.contains(named)) {
                throw region.wrong("region \"" + named.code() + "\" stands here twice");
            }
            chosen.add(named);
        }
        return chosen;
    }

    private static List<Limit> limits(YamlEntry list, CatalogEntryReader words) {
        Set<String> codes = new HashSet<>();
        List<Limit> limits = new ArrayList<>();
        for (YamlEntry limit : list.items()) {
            limit.hasOnly("code", "name", "unit", "current");
            YamlEntry current = limit.get("current");
            if (current.wholeNumber() < 0) {
                throw current.wrong("a limit is not below 0");
            }
            limits.add(new Limit(
                    words.newCode(limit.get("code"), codes),
                    words.in(limit.get("name")),
                    words.in(limit.get("unit")),
                    current.wholeNumber()));
        }
        return limits;
    }

    private YamlEntry open(String file, @Nullable YamlEntry named) {
        try (InputStream bytes = files.open(file)) {
            if (bytes == null) {
                String reason = "there is no file " + file;
                throw named == null ? new IllegalStateException(reason) : named.wrong(reason);
            }
            return YamlEntry.read(file, bytes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("can't read " + file, unreadable);
        }
    }

    /** Opens the files of a catalog. */
    @FunctionalInterface
    interface Files {

        /** The file's bytes; null when there is no such file. */
        @Nullable
        InputStream open(String file) throws IOException;
    }
}
