using System.Text;
using Playbooks.Testing.Conformance;
using Playbooks.Testing.Conformance.Traffic;
using Playbooks.Testing.Data;

namespace Playbooks.Connectors.Tests.Traffic;

/// <summary>That the record finds what is wrong, in requests of the product and in answers to anybody.</summary>
public class RecordedTests
{
    private const string ListUsers = "<ListUsersResponse><ListUsersResult><IsTruncated>false</IsTruncated></ListUsersResult></ListUsersResponse>";

    private static readonly (string Request, string Body, int Status, string Answer, string Expected)[] Wrong =
    [
        ("PATCH /v1.0/users/x", "{\"accountEnabled\":\"no\"}", 204, "", "accountEnabled"),
        ("GET /v1.0/users/x?limit=5", "", 200, "{\"id\":\"x\"}", "limit"),
        ("GET /v1.0/users/x", "", 200, "{\"id\":5}", "answer.id"),
        ("GET /v1.0/nothing", "", 404, "{}", "not described"),
        ("GET /repos/a/b/environments/c", "", 200, "{\"id\":5}", "answer"),
        ("PUT /repos/a/b/environments/c", "{\"wait\":5}", 422, "{}", "wait"),
        ("POST /", "Action=ListUsers&Version=2010-05-08&User=ci", 400, "", "User is not a member"),
        ("POST /", "Action=ListUsers&Version=2010-05-08", 200, ListUsers, "Users is missing"),
    ];

    [DataFact(Descriptions.GraphPath)]
    public void What_is_wrong_is_found()
    {
        Assert.All(Wrong, row => Assert.Contains(Violations(row.Request.Split(' '), row.Body, row.Status, row.Answer), v => v.Contains(row.Expected, StringComparison.Ordinal)));
    }

    private static IReadOnlyList<string> Violations(string[] request, string body, int status, string answer)
    {
        var traffic = new SandboxTraffic();
        var headers = new Dictionary<string, string> { ["User-Agent"] = "playbooks", ["Authorization"] = "Bearer x" };
        traffic.Add(new RecordedExchange(request[0], request[1], headers, Encoding.UTF8.GetBytes(body), status, "application/json", Encoding.UTF8.GetBytes(answer)));
        return traffic.Violations;
    }
}
