// SPDX-License-Identifier: Apache-2.0
package peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** The rules, compiled to Java by Drools' executable model, and a session that they judge applications in. */
final class Drools {
    private static final int BATCH = 1000;

    final String[] names;
    private final KieSession session;

    private Drools(KieBase base, Path rules) throws IOException {
        names = Files.readAllLines(sibling(rules, ".names")).toArray(String[]::new);
        session = base.newKieSession();
        for (String line : Files.readAllLines(sibling(rules, ".tables"))) {
            String[] cells = line.split("\t");
            session.insert(new Threshold(cells[0], cells[1], cells[2], Double.parseDouble(cells[3]), Long.parseLong(cells[4])));
        }
        session.fireAllRules();
    }

    private static Path sibling(Path rules, String ending) {
        return Path.of(rules.toString().replaceAll("\\.drl$", "") + ending);
    }

    /** From the text of the rules. */
    static Drools compile(Path rules) throws IOException {
        return new Drools(base(build(rules)), rules);
    }

    /** From the archive that `archive` has made, as a program that uses Drools ships its rules. */
    static Drools load(Path rules) throws IOException {
        Path archive = sibling(rules, ".jar");
        if (!Files.exists(archive) || Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(rules)) < 0)
            Files.write(archive, build(rules).getBytes());
        KieServices services = KieServices.get();
        var resource = services.getResources().newByteArrayResource(Files.readAllBytes(archive));
        return new Drools(base((InternalKieModule) services.getRepository().addKieModule(resource)), rules);
    }

    private static KieBase base(InternalKieModule module) {
        return KieServices.get().newKieContainer(module.getReleaseId()).getKieBase();
    }

    private static InternalKieModule build(Path rules) throws IOException {
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("peers", "rules", "1");
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(release);
        files.write("src/main/resources/peer/rules.drl", Files.readString(rules, StandardCharsets.UTF_8));
        KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) throw new IllegalStateException(builder.getResults().toString());
        return (InternalKieModule) builder.getKieModule();
    }

    /** Judges all of them; each keeps what it violates. Drools propagates facts in sets, so that many are inserted at once. */
    void judge(List<Application> applications) {
        var handles = new ArrayList<FactHandle>(BATCH);
        for (int begin = 0; begin < applications.size(); begin += BATCH) {
            for (Application application : applications.subList(begin, Math.min(begin + BATCH, applications.size()))) {
                application.forget();
                handles.add(session.insert(application));
            }
            session.fireAllRules();
            for (FactHandle handle : handles) session.delete(handle);
            handles.clear();
        }
    }
}
