namespace Playbooks.Core.Reach.Trust.Aws;

/// <summary>The request context that conditions and policy variables are looked up in.</summary>
internal interface IAwsContext
{
    /// <param name="key">A condition key, in any letter case.</param>
    ClaimSet Find(string key);
}
