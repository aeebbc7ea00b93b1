# Rscript datatable.R CSV RDS   fread, then saveRDS without compression
suppressMessages(library(data.table))
files <- commandArgs(TRUE)
setDTthreads(0)
saveRDS(fread(files[1], showProgress = FALSE, logical01 = FALSE), files[2], compress = FALSE)
