namespace Playbooks.Connectors.Http;

/// <summary>Sees each attempt with its answer; for tests of conformance and for tracing. Must not throw.</summary>
public delegate void RequestObserver(Exchange exchange);
