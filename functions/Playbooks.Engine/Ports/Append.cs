namespace Playbooks.Engine.Ports;

public enum Append
{
    Appended,

    /// <summary>Another worker has the run, or the journal is not where this claim left it. An ordinary ending.</summary>
    Lost,
}
