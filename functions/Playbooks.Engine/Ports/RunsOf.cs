namespace Playbooks.Engine.Ports;

/// <summary>Which runs a listing shows.</summary>
public enum RunsOf
{
    All,

    /// <summary>Those that have not ended, as their last workers said it; how many have ended makes no difference to what this costs.</summary>
    Unfinished,
}
