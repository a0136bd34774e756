namespace Playbooks.Cli.Reach;

/// <summary>Facts on disk that cannot be read; the message says which file, where in it, and why.</summary>
internal sealed class FactsException(string message) : Exception(message);
