namespace Playbooks.Sandbox.Aws.Iam;

internal sealed class IamUser : IamPrincipal
{
    public List<IamAccessKey> Keys { get; } = [];

    public List<IamOtherCredential> Others { get; } = [];

    /// <summary>When the console password was made; null without one.</summary>
    public DateTimeOffset? LoginProfileAt { get; set; }

    public override int InlineQuota => 2048;

    public override bool IsLocked => false;
}
