package org.caseport.web.fakes.http;

import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.ExternalContextWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.FacesContextWrapper;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The context in which Faces runs what a bean does: its request, its response, and the state of its view. */
@SuppressWarnings({"deprecation", "unchecked"})
public final class FakeFaces extends FacesContextWrapper implements AutoCloseable {

    public final FakeResponse response = new FakeResponse();

    private final FakeRequest request;
    private final Map<String, Object> application = new HashMap<>();
    private UIViewRoot view;
    private boolean complete;

    private FakeFaces(FakeRequest request) {
        this.request = request;
    }

    /** Begins to answer this request; whoever begins has to close. */
    public static FakeFaces answering(FakeRequest request) {
        FakeFaces faces = new FakeFaces(request);
        setCurrentInstance(faces);
        return faces;
    }

    /** Where the answer leads; empty when it is a page. */
    public String location() {
        return response.headers.getOrDefault("Location", "");
    }

    @Override
    public void close() {
        setCurrentInstance(null);
    }

    @Override
    public FacesContext getWrapped() {
        throw new UnsupportedOperationException();
    }

    @Override
    public UIViewRoot getViewRoot() {
        if (view == null) {
            view = new View();
        }
        return view;
    }

    @Override
    public void responseComplete() {
        complete = true;
    }

    @Override
    public boolean getResponseComplete() {
        return complete;
    }

    @Override
    public ExternalContext getExternalContext() {
        return new ExternalContextWrapper() {
            @Override
            public ExternalContext getWrapped() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Map<String, Object> getApplicationMap() {
                return application;
            }

            @Override
            public Object getResponse() {
                return response;
            }

            @Override
            public Map<String, String> getRequestParameterMap() {
                Map<String, String> first = new TreeMap<>();
                request.getParameterMap().forEach((name, values) -> first.put(name, values[0]));
                return first;
            }
        };
    }

    /** A view that keeps nothing but attributes. */
    private static final class View extends UIViewRoot {

        private final Map<String, Object> attributes = new HashMap<>();

        @Override
        public Map<String, Object> getAttributes() {
            return attributes;
        }
    }
}
