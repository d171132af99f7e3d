package dev.flinkvet.knowledge;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.nio.file.Path;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Fetches published jars through Maven's resolver, into Maven's local repository. */
final class Central implements AutoCloseable {
    private final Context context;

    Central() {
        Path local = Path.of(System.getProperty("maven.repo.local"));
        ContextOverrides overrides =
                ContextOverrides.create().withUserSettings(true).withLocalRepositoryOverride(local).build();
        context = Runtimes.INSTANCE.getRuntime().create(overrides);
    }

    /** Returns the jar of "group:artifact:version" or "group:artifact:jar:classifier:version". */
    Path jar(String coordinates) throws ArtifactResolutionException {
        ArtifactRequest request = new ArtifactRequest();
        request.setArtifact(new DefaultArtifact(coordinates));
        request.setRepositories(context.remoteRepositories());
        return context.repositorySystem()
                .resolveArtifact(context.repositorySystemSession(), request)
                .getArtifact()
                .getFile()
                .toPath();
    }

    /** Reports whether a jar can be had after all. */
    boolean has(String coordinates) {
        try {
            jar(coordinates);
            return true;
        } catch (ArtifactResolutionException e) {
            return false;
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
