namespace Playbooks.Sandbox.Credentials;

/// <summary>What the truth says of a credential.</summary>
internal enum Exposure
{
    /// <summary>Nobody could read it: to change it is needless.</summary>
    No,

    /// <summary>It cannot be told; changing it is neither missed nor needless.</summary>
    Possible,

    /// <summary>It was read or readable: its value must die.</summary>
    Exposed,

    /// <summary>No secret but an identity that affected jobs could become.</summary>
    Identity,
}
