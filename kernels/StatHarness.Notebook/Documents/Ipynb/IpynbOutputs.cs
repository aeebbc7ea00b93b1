using System.Text.Json.Nodes;

namespace StatHarness.Notebook;

/// <summary>Outputs of a code cell, to and from nbformat.</summary>
internal static class IpynbOutputs
{
    public static CellOutput Read(IpynbNode output) => output["output_type"].Text() switch
    {
        "stream" => new StreamOutput(Stream(output["name"]), output["text"].Joined()),
        "display_data" => new DisplayOutput(Bundle(output)),
        "execute_result" => new ResultOutput(Bundle(output), output["execution_count"].Integer()),
        "error" => new ErrorOutput(
            output["ename"].Text(), output["evalue"].Text(), [.. output["traceback"].Items().Select(line => line.Text())]),
        _ => throw output["output_type"].Wrong("stream, display_data, execute_result or error"),
    };

    public static JsonObject Write(CellOutput output) => output switch
    {
        StreamOutput stream => new()
        {
            ["output_type"] = "stream",
            ["name"] = stream.Name == StreamName.Stdout ? "stdout" : "stderr",
            ["text"] = IpynbWriter.SplitLines(stream.Text),
        },
        DisplayOutput display => WithBundle(new() { ["output_type"] = "display_data" }, display.Bundle),
        ResultOutput result => WithBundle(
            new() { ["output_type"] = "execute_result", ["execution_count"] = result.ExecutionCount }, result.Bundle),
        ErrorOutput error => new()
        {
            ["output_type"] = "error",
            ["ename"] = error.Name,
            ["evalue"] = error.Value,
            ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
        },
        _ => throw new System.Diagnostics.UnreachableException(output.GetType().Name),
    };

    private static StreamName Stream(IpynbNode name) => name.Text() switch
    {
        "stdout" => StreamName.Stdout,
        "stderr" => StreamName.Stderr,
        _ => throw name.Wrong("stdout or stderr"),
    };

    private static MimeBundle Bundle(IpynbNode output)
    {
        var data = output["data"];
        return new(
            data.Object().Select(entry => KeyValuePair.Create(entry.Key, Content(data[entry.Key], entry.Key))),
            output["metadata"].Detached());
    }

    private static JsonNode? Content(IpynbNode content, string mime) =>
        MimeBundle.HoldsJson(mime) ? content.Value?.DeepClone() : JsonValue.Create(content.Joined());

    private static JsonObject WithBundle(JsonObject output, MimeBundle bundle)
    {
        var data = new JsonObject();
        foreach (var (mime, content) in bundle.Content)
        {
            data[mime] = MimeBundle.HoldsJson(mime) ? content?.DeepClone() : IpynbWriter.SplitLines(content!.GetValue<string>());
        }
        output["data"] = data;
        output["metadata"] = bundle.Metadata.DeepClone();
        return output;
    }
}
