namespace Playbooks.Engine.Tests.Runs;

/// <summary>Stands for the end of a process.</summary>
internal sealed class DeathException() : Exception("the process is gone");
