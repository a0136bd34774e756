namespace Playbooks.Core.Actions;

/// <summary>What an action does to its target.</summary>
public enum Effect
{
    /// <summary>Looks only. May be repeated at any time.</summary>
    Reads,

    /// <summary>Changes the target and captures, before the act, how to put it back.</summary>
    Changes,

    /// <summary>Changes the target and cannot be undone. Never performed without a checkpoint.</summary>
    Destroys,
}
