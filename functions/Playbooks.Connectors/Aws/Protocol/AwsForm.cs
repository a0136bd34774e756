using System.Text;

namespace Playbooks.Connectors.Aws.Protocol;

/// <summary>The body of a request of the Query protocol: flat, form-encoded, lists as <c>Name.member.1</c>.</summary>
internal sealed class AwsForm
{
    public const string ContentType = "application/x-www-form-urlencoded; charset=utf-8";

    private readonly StringBuilder text = new();

    public AwsForm(string action, string version)
    {
        Action = action;
        Set("Action", action).Set("Version", version);
    }

    public string Action { get; }

    public AwsForm Set(string name, string? value)
    {
        if (value is not null)
        {
            text.Append(text.Length == 0 ? "" : "&").Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        }

        return this;
    }

    public AwsForm SetList(string name, IEnumerable<string> values)
    {
        foreach (var (place, value) in values.Index())
        {
            Set($"{name}.member.{place + 1}", value);
        }

        return this;
    }

    public byte[] Bytes() => Encoding.UTF8.GetBytes(text.ToString());
}
