using Playbooks.Core.Reach.Workflows;
using Playbooks.Language.Workflows;
using Playbooks.Language.Workflows.Federation;
using Playbooks.Testing.Data;

namespace Playbooks.Language.Tests.Workflows;

public class WorkflowFederationTests
{
    private const string Role = "arn:aws:iam::111122223333:role/web-deploy";

    private static readonly FederatedSignIn Aws = new FederatedSignIn.Aws(Role);
    private static readonly FederatedSignIn Azure = new FederatedSignIn.Azure("client", "tenant", null);

    [Fact]
    public void Only_the_lines_of_the_key_change_and_the_job_gets_its_own_permissions()
    {
        const string Before = """
            # Ships it.
            on: {push: {branches: [main]}}
            permissions:
              contents: read   # to check out
              packages: write
            jobs:
              lint: {runs-on: ubuntu-latest, steps: [{run: ./lint}]}
              deploy:
                runs-on: ubuntu-latest
                environment: production
                steps:
                  - uses: actions/checkout@v4
                  - uses: aws-actions/configure-aws-credentials@v4
                    with:
                      aws-region: us-east-1
                      aws-access-key-id: ${{ secrets.AWS_ACCESS_KEY_ID }}
                      aws-secret-access-key: "${{ secrets.AWS_SECRET_ACCESS_KEY }}"

                  - run: ./deploy.sh   # as ever
            """;

        var edited = Assert.IsType<FederationEdit.Edited>(Edit(Before, Aws));

        Assert.Equal(Before
            .Replace("    steps:\n      - uses: actions/checkout", "    permissions:\n      contents: read\n      packages: write\n      id-token: write\n    steps:\n      - uses: actions/checkout", StringComparison.Ordinal)
            .Replace("          aws-access-key-id: ${{ secrets.AWS_ACCESS_KEY_ID }}\n          aws-secret-access-key: \"${{ secrets.AWS_SECRET_ACCESS_KEY }}\"\n", $"          role-to-assume: {Role}\n", StringComparison.Ordinal), edited.Text);
        Assert.Equal([new FederatedJob("deploy", "production")], edited.Jobs.AsEnumerable());
        Assert.Equal(["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"], edited.Secrets.AsEnumerable());
        Assert.IsType<FederationEdit.Done>(Edit(edited.Text, Aws));
    }

    [Fact]
    public void Credentials_of_azure_give_way_to_ids_and_the_line_endings_stay()
    {
        const string Before = "on: push\r\njobs:\r\n  a:\r\n    permissions: {contents: read}\r\n    steps:\r\n      - uses: Azure/login@v2\r\n        with:\r\n          creds: ${{ secrets.AZURE }}\r\n";

        var edited = Assert.IsType<FederationEdit.Edited>(Edit(Before, Azure));

        Assert.Equal(Before.Replace("read}", "read, id-token: write}", StringComparison.Ordinal)
            .Replace("creds: ${{ secrets.AZURE }}", "client-id: client\r\n          tenant-id: tenant\r\n          allow-no-subscriptions: true", StringComparison.Ordinal), edited.Text);
    }

    [Fact]
    public void A_job_with_the_default_permissions_is_said_to_need_a_look()
    {
        var edited = Assert.IsType<FederationEdit.Edited>(Edit(Job(""), Aws));

        Assert.Contains("    permissions:\n      contents: read\n      id-token: write\n", edited.Text, StringComparison.Ordinal);
        Assert.Contains("default permissions", Assert.Single(edited.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("permissions: {}", "permissions: {id-token: write}")]
    [InlineData("permissions:\n      id-token: none\n      contents: read", "permissions:\n      id-token: write\n      contents: read")]
    [InlineData("permissions: write-all", "permissions: write-all")]
    public void What_a_job_may_already_do_it_may_still(string before, string after)
    {
        Assert.Contains(after, Assert.IsType<FederationEdit.Edited>(Edit(Job(before), Aws)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jobs: {a: {steps: [{run: aws s3 ls, env: {AWS_ACCESS_KEY_ID: x}}]}}", "no step uses aws-actions/configure-aws-credentials")]
    [InlineData("jobs:\n  a:\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v4\n        with: {aws-access-key-id: x}", "not one to a line")]
    [InlineData("jobs:\n  a:\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n          role-to-assume: r\n          aws-access-key-id: x", "role-to-assume")]
    [InlineData("jobs:\n  a:\n    env: {K: '${{ secrets.K }}'}\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n          aws-access-key-id: ${{ secrets.K }}", "also used elsewhere")]
    [InlineData("permissions: read-all\njobs:\n  a:\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n          aws-access-key-id: ${{ secrets.K }}", "read-all")]
    [InlineData("jobs: [", "cannot be read")]
    public void What_cannot_be_edited_safely_is_left_to_a_person_with_the_reason(string text, string why)
    {
        Assert.Contains(Assert.IsType<FederationEdit.ByHand>(Edit(text, Aws)).Why, w => w.Contains(why, StringComparison.Ordinal));
    }

    [DataFact("workflows")]
    public void Real_workflows_say_the_same_as_before_but_for_the_key()
    {
        var files = Directory.GetFiles(SharedData.Find("workflows") ?? "", "*.y*ml");
        var edits = files.SelectMany(file => new[] { Aws, Azure }.Select(signIn => (Before: File.ReadAllText(file), Edit: Edit(File.ReadAllText(file), signIn) as FederationEdit.Edited)))
            .Where(pair => pair.Edit is not null).ToList();

        Assert.True(edits.Count >= 5, $"{edits.Count} of {files.Length} files were edited");
        Assert.All(edits, pair => Assert.Equal(Said(pair.Before), Said(pair.Edit?.Text ?? "")));
        Assert.All(edits, pair => Assert.All(pair.Edit?.Secrets ?? [], secret => Assert.Contains(secret, pair.Before, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>What the jobs do, without what they sign in with.</summary>
    private static string Said(string text)
    {
        var facts = WorkflowReader.Read("w.yml", System.Text.Encoding.UTF8.GetBytes(text));
        return string.Join('\n', facts.Jobs.Select(job => $"{job.Id}: {string.Join(", ", job.Steps.Select(step => step.Uses?.Text))}"));
    }

    private static FederationEdit Edit(string text, FederatedSignIn signIn) => WorkflowFederation.Edit("w.yml", text, signIn);

    private static string Job(string permissions) => """
        on: push
        jobs:
          a:
            PERMISSIONS
            steps:
              - uses: aws-actions/configure-aws-credentials@v4
                with:
                  aws-access-key-id: ${{ secrets.A }}
        """.Replace("PERMISSIONS", permissions, StringComparison.Ordinal);
}
