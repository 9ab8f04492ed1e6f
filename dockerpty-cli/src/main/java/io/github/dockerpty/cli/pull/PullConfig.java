// SPDX-License-Identifier: Apache-2.0
package io.github.dockerpty.cli.pull;

import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.core.SSLConfig;
import java.net.URI;

/** Tells docker-java what was resolved already, so that it reads no file and no variable of its own. */
final class PullConfig implements DockerClientConfig {

    private final PullTarget target;
    private final AuthConfig login;

    PullConfig(PullTarget target, AuthConfig login) {
        this.target = target;
        this.login = login;
    }

    @Override
    public URI getDockerHost() {
        return target.engine();
    }

    @Override
    public RemoteApiVersion getApiVersion() {
        return RemoteApiVersion.parseConfig(target.apiVersion());
    }

    @Override
    public String getRegistryUsername() {
        return null;
    }

    @Override
    public String getRegistryPassword() {
        return null;
    }

    @Override
    public String getRegistryEmail() {
        return null;
    }

    @Override
    public String getRegistryUrl() {
        return AuthConfig.DEFAULT_SERVER_ADDRESS;
    }

    @Override
    public AuthConfig effectiveAuthConfig(String imageName) {
        return login;
    }

    @Override
    public AuthConfigurations getAuthConfigurations() {
        return new AuthConfigurations();
    }

    @Override
    @SuppressWarnings("deprecation")
    public SSLConfig getSSLConfig() {
        return null;
    }
}
