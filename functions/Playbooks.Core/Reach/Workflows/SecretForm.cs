namespace Playbooks.Core.Reach.Workflows;

/// <summary>How an expression gets at a secret.</summary>
public enum SecretForm
{
    /// <summary><c>secrets.NAME</c></summary>
    Dot,

    /// <summary><c>secrets['NAME']</c></summary>
    Index,

    /// <summary>The context as a whole, as in <c>toJSON(secrets)</c> or <c>secrets.*</c>: all of them.</summary>
    Whole,

    /// <summary><c>secrets[…]</c> with a computed name: any of them, and GitHub hands all of them to the runner.</summary>
    Dynamic,
}
