namespace Playbooks.Sandbox.Aws.Protocol;

/// <summary>One row of a service's table. <paramref name="Changes"/> is true when a success leaves the account changed.</summary>
internal sealed record AwsOperation(string Name, bool Changes, Func<AwsCall, AwsReply> Answer)
{
    /// <summary>Works without a signature (AssumeRoleWithWebIdentity).</summary>
    public bool Anonymous { get; init; }

    /// <summary>A success stops an attacker who holds a credential.</summary>
    public bool Contains { get; init; }

    /// <summary>Needs no permission and answers even under an explicit deny (GetCallerIdentity).</summary>
    public bool AlwaysAllowed { get; init; }

    public static AwsOperation Read(string name, Func<AwsCall, AwsReply> answer) => new(name, false, answer);

    public static AwsOperation Change(string name, Func<AwsCall, AwsReply> answer) => new(name, true, answer);

    public static AwsOperation Contain(string name, Func<AwsCall, AwsReply> answer) => new(name, true, answer) { Contains = true };
}
