using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.Secrets;

/// <summary>Gives a secret of our own (a key, a token) when it is needed; null where it is absent. The caller disposes it.</summary>
public delegate SecretText? SecretSource();
