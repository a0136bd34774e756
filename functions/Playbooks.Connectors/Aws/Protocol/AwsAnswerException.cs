namespace Playbooks.Connectors.Aws.Protocol;

/// <summary>An answer that is not what the service's own description promises. Never leaves the Aws folder: the channel turns it into an outcome.</summary>
internal sealed class AwsAnswerException : Exception
{
    public AwsAnswerException(string message)
        : base(message)
    {
    }

    public AwsAnswerException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
