namespace StatHarness.Benchmarks;

/// <summary>Three kinds of CSV that people really have, of any size.</summary>
internal static class DelimitedInputs
{
    private static readonly string[] Activities =
    [
        "Create Purchase Order", "Change Quantity", "Change Price", "Approve Order", "Reject Order", "Send to Vendor", "Record Goods Receipt", "Record Invoice Receipt", "Clear Invoice",
        "Cancel Goods Receipt", "Block Payment", "Remove Payment Block", "Vendor Creates Invoice", "Vendor Debit Memo", "Delete Item", "Reactivate Item", "Set Price", "Change Approval",
        "Change Currency", "Release Requisition",
    ];

    private static readonly string[] Plants = ["DE01", "DE02", "FR01", "US01", "US02", "CN01", "IN01", "BR01", "PL01", "ES01", "IT01", "MX01"];
    private static readonly string[] Currencies = ["EUR", "USD", "CNY", "INR", "BRL", "PLN"];
    private static readonly string[] States = ["OPEN", "IN_PROGRESS", "BLOCKED", "DONE", "CANCELLED"];

    private static readonly string[] Words =
        "order delivery delayed vendor confirmed partial shipment invoice mismatch price quantity approved manager pending customs warehouse quality check urgent reminder sent Größe café naïve pallet damaged returned credit memo issued see ticket contact purchasing dept".Split(' ');

    /// <summary>Eight numeric columns.</summary>
    public static string Narrow(string path, long bytes)
    {
        var draw = new Draw(11);
        using var file = new ByteWriter(path);
        file.Text("id,ts_offset,sensor,temp,pressure,flow,ratio,count\n");
        for (var row = 0L; file.Flushed < bytes; row++)
        {
            file.Number(row).Text(",").Number(1_700_000_000_000L + row * 250 + draw.Below(200)).Text(",").Number(draw.Below(500)).Text(",");
            file.Number(20 + 5 * draw.Normal(), 4).Text(",").Number(1013.25 + 30 * draw.Normal(), 2).Text(",");
            if (draw.Below(20) != 0) file.Number(Math.Abs(draw.Normal()) * 1000, 6);
            file.Text(",").Number(draw.Uniform(), -1).Text(",");
            if (draw.Below(50) != 0) file.Number(draw.Below(100_000) - 50_000);
            file.Text("\n").FlushWhenFull();
        }
        return path;
    }

    /// <summary>An event log with quoted comments that hold delimiters, quotes and line feeds.</summary>
    public static string Erp(string path, long bytes)
    {
        var draw = new Draw(22);
        using var file = new ByteWriter(path);
        file.Text("event_id,case_id,activity,timestamp,resource,plant,status,amount,quantity,currency,automatic,due_date,comment\n");
        var (time, order) = (1_640_995_200L, 0L);
        for (var row = 0L; file.Flushed < bytes; row++)
        {
            time += draw.Below(20);
            if (draw.Below(6) == 0) order++;
            file.Number(row + 1_000_000).Text(",PO-").Number(4_500_000_000L + Math.Max(0, order - draw.Below(200))).Text(",");
            file.Text(Activities[draw.Below(Activities.Length) * draw.Below(Activities.Length) / Activities.Length]).Text(",");
            file.Time(DateTime.UnixEpoch.AddSeconds(time + draw.Below(3600)), "yyyy-MM-ddTHH:mm:ss").Text(",");
            if (draw.Below(25) == 0) file.Text("BATCH");
            else file.Text("user_").Number(draw.Below(400));
            file.Text(",").Text(draw.Of(Plants)).Text(",").Text(draw.Of(States)).Text(",");
            if (draw.Below(10) != 0) file.Number(Math.Abs(draw.Normal() * draw.Normal()) * 2500, 2);
            file.Text(",");
            if (draw.Below(12) != 0) file.Number(1 + draw.Below(draw.Below(2) == 0 ? 10 : 1000));
            file.Text(",").Text(draw.Of(Currencies)).Text(draw.Below(3) == 0 ? ",true," : ",false,");
            if (draw.Below(4) != 0) file.Time(DateTime.UnixEpoch.AddDays((int)(time / 86_400) + draw.Below(60)), "yyyy-MM-dd");
            file.Text(",");
            if (draw.Below(10) < 7) Comment(file, draw);
            file.Text("\n").FlushWhenFull();
        }
        return path;
    }

    /// <summary>250 columns: 130 of decimals, 60 of integers, 40 of few texts, 10 of dates, 10 of flags; one cell in twenty is missing.</summary>
    public static string Wide(string path, long bytes)
    {
        const int Columns = 250;
        var draw = new Draw(33);
        using var file = new ByteWriter(path);
        for (var column = 0; column < Columns; column++)
            file.Text(column > 0 ? "," : "").Text((column % 25) switch { < 13 => "f", < 19 => "i", < 23 => "s", < 24 => "d", _ => "b" }).Number(column);
        file.Text("\n");
        while (file.Flushed < bytes)
        {
            for (var column = 0; column < Columns; column++)
            {
                if (column > 0) file.Text(",");
                if (draw.Below(20) != 0) Cell(file, draw, column % 25);
            }
            file.Text("\n").FlushWhenFull();
        }
        return path;
    }

    private static void Cell(ByteWriter file, Draw draw, int kind)
    {
        switch (kind)
        {
            case < 13 when kind % 3 == 0: file.Number(draw.Normal() * 100, 2); break;
            case < 13 when kind % 3 == 1: file.Number(draw.Normal(), 4); break;
            case < 13: file.Number(draw.Normal() * 1e4, 6); break;
            case < 16: file.Number(draw.Below(1000)); break;
            case < 19: file.Number(draw.Below(2_000_000_000)); break;
            case 19: file.Text(draw.Of(Plants)); break;
            case 20: file.Text(draw.Of(States)); break;
            case 21: file.Text(draw.Of(Activities)); break;
            case 22: file.Text(draw.Of(Currencies)); break;
            case 23: file.Time(DateTime.UnixEpoch.AddDays(18_000 + draw.Below(2000)), "yyyy-MM-dd"); break;
            default: file.Text(draw.Below(2) == 0 ? "true" : "false"); break;
        }
    }

    private static void Comment(ByteWriter file, Draw draw)
    {
        file.Text("\"");
        var words = 3 + draw.Below(12);
        for (var i = 0; i < words; i++)
        {
            if (i > 0) file.Text(draw.Below(24) switch { 0 => "\n", < 4 => ", ", _ => " " });
            var quoted = draw.Below(20) == 0;
            file.Text(quoted ? "\"\"" : "").Text(draw.Of(Words)).Text(quoted ? "\"\"" : "");
        }
        file.Text("\"");
    }
}
